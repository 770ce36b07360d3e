import { defineConfig, globalIgnores } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import house from "./lint/own-lookups.mjs";

/** Folders whose code only computes, and so may neither print nor exit. */
const QUIET = ["generators/**/*.ts", "stacks/constructs/**/*.ts"];
const CLI = ["generators/cli/**/*.ts"];

const FILE_SYSTEM = ["fs", "fs/promises", "node:fs", "node:fs/promises"];
const READING = [
  "Dirent",
  "Stats",
  "accessSync",
  "closeSync",
  "constants",
  "existsSync",
  "fstatSync",
  "lstatSync",
  "openSync",
  "readFileSync",
  "readSync",
  "readdirSync",
  "realpathSync",
  "statSync",
];

const PROCESS_MESSAGE =
  "Only generators/cli talks to the terminal: return the problem or the text.";
const processProperties = ["exit", "exitCode", "stdout", "stderr", "stdin", "argv", "env"].map(
  (property) => ({ object: "process", property, message: PROCESS_MESSAGE }),
);

const UNSTABLE_MESSAGE =
  "The same input has to give the same bytes: no clock, no chance, no locale.";
const unstableProperties = [
  { object: "Date", property: "now", message: UNSTABLE_MESSAGE },
  { object: "Math", property: "random", message: UNSTABLE_MESSAGE },
  ...["localeCompare", "toLocaleLowerCase", "toLocaleUpperCase", "toLocaleString"].map(
    (property) => ({ property, message: `${UNSTABLE_MESSAGE} Compare with < and >.` }),
  ),
];

/** What may be imported of the file system: nothing, or the named functions. */
function fileSystem(message, allowImportNames = []) {
  return FILE_SYSTEM.map((name) =>
    allowImportNames.length === 0 ? { name, message } : { name, allowImportNames, message },
  );
}

function noImports(paths) {
  const processes = ["child_process", "node:child_process", "process", "node:process"];
  const banned = processes.map((name) => ({ name, message: "A generator only computes." }));
  return ["error", { paths: [...paths, ...banned] }];
}

const dynamicFileSystem = {
  selector: "ImportExpression[source.value=/^(node:)?(fs|process|child_process)(\\u002f|$)/]",
  message: "Import the file system statically, so that the rule on who reads and writes sees it.",
};
const newDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: UNSTABLE_MESSAGE,
};
const intl = { selector: "MemberExpression[object.name='Intl']", message: UNSTABLE_MESSAGE };
/** The template folder `cdktf-stack`, and the output that reads it, may be called by their names. */
const cdktfNamed = {
  selector:
    ":matches(Literal[value=/cdkt[fn](?!-stack)/i], TemplateElement[value.raw=/cdkt[fn](?!-stack)/i])",
  message: "cdktf is named only in stacks/ and templates/cdktf-stack/.",
};

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "**/cdktf.out/", "test/golden/"]),
  // A rule that does not fit is changed here, for all, and not switched off in a comment.
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      eqeqeq: "error",
      curly: ["error", "multi-line"],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["generators/**/*.ts", "stacks/constructs/**/*.ts", "stacks/main.ts"],
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ["error", { max: 12 }],
      "max-depth": ["error", 3],
      "max-params": ["error", 5],
    },
  },
  {
    // What a user wrote may be of any length: no expression may take more than a step per character of it.
    files: ["generators/**/*.ts", "stacks/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
    },
  },
  {
    files: ["generators/**/*.ts"],
    plugins: { house },
    rules: { "house/own-lookups": "error" },
  },
  {
    files: QUIET,
    rules: {
      "no-restricted-properties": ["error", ...processProperties, ...unstableProperties],
      "no-restricted-syntax": ["error", newDate, intl, dynamicFileSystem],
      "no-console": "error",
    },
  },
  {
    files: ["generators/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", newDate, intl, dynamicFileSystem, cdktfNamed],
      "no-restricted-imports": noImports(
        fileSystem(
          "Only source/, blueprints/, intents/, managed-policies/, escalation-paths/, package-root.ts and render.ts read, only files/ writes.",
        ),
      ),
    },
  },
  {
    files: [
      "generators/source/**/*.ts",
      "generators/blueprints/**/*.ts",
      "generators/escalation-paths/**/*.ts",
      "generators/intents/**/*.ts",
      "generators/managed-policies/**/*.ts",
      "generators/package-root.ts",
      "generators/render.ts",
    ],
    rules: {
      "no-restricted-imports": noImports(
        fileSystem("This code may read files, and only files/ writes.", READING),
      ),
    },
  },
  {
    files: ["generators/files/**/*.ts"],
    rules: { "no-restricted-imports": noImports([]) },
  },
  {
    // Git is asked for what a file was; without a shell, and for nothing else. And the project's own app is started.
    files: ["generators/files/revision.ts", "generators/files/app.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    // Synthesizing is writing files, to where cdktf's own variable says.
    files: ["stacks/constructs/**/*.ts"],
    rules: {
      "no-restricted-imports": noImports([]),
      "no-restricted-properties": [
        "error",
        ...processProperties.filter(({ property }) => property !== "env"),
        ...unstableProperties,
      ],
    },
  },
  {
    files: CLI,
    rules: {
      "no-restricted-properties": ["error", ...unstableProperties],
      "no-console": "off",
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // chai's property assertions (`to.be.true`) are expressions.
      "@typescript-eslint/no-unused-expressions": "off",
      // In data-first tests, a case's shape is what the test states: it is asserted, not parsed.
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
);
