/**
 * Who may import whom. The flow has one direction, spec → model → checks → outputs → files, and
 * each rule below forbids one way back.
 */
const CDKTF = "^(node_modules/)?(cdktf|cdktf-cli|constructs|@cdktf/[^/]+)(/|$)";

/** A folder of the flow, and what of the project it must not know. */
function layer(name, forbidden, comment) {
  return {
    name: `${name}-layer`,
    severity: "error",
    comment,
    from: { path: `^generators/${name}/` },
    to: { path: `^generators/(${forbidden.join("|")})` },
  };
}

const LATER_THAN_MODEL = ["checks/", "modules/", "outputs/", "cli/", "generate\\.ts", "write\\.ts"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "The flow has no way back, and neither have its files.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      comment:
        "An import that nothing answers: a typing error, or a package that is not installed.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "iam-is-isolated",
      severity: "error",
      comment: "iam/ knows what IAM is and nothing of fleets: it could be a package of its own.",
      from: { path: "^generators/iam/" },
      to: { path: "^(generators|stacks)/", pathNot: "^generators/(iam/|problem\\.ts$)" },
    },
    {
      name: "problem-is-a-leaf",
      severity: "error",
      comment: "Everything imports problem.ts, so it imports nothing of the project.",
      from: { path: "^generators/problem\\.ts$" },
      to: { path: "^(generators|stacks)/" },
    },
    layer(
      "spec",
      ["model/", ...LATER_THAN_MODEL],
      "The spec is what was said: it does not know what becomes of it.",
    ),
    layer(
      "blueprints",
      ["model/", ...LATER_THAN_MODEL],
      "Blueprints are data about roles, the same for every fleet file.",
    ),
    layer("model", LATER_THAN_MODEL, "The model is resolved before anything looks at it."),
    layer(
      "checks",
      ["spec/", "outputs/", "cli/", "generate\\.ts", "write\\.ts"],
      "Checks are pure functions of the model.",
    ),
    layer(
      "outputs",
      ["spec/", "blueprints/", "checks/", "cli/", "generate\\.ts", "write\\.ts"],
      "Outputs are pure functions of the model.",
    ),
    layer(
      "modules",
      ["checks/", "cli/", "generate\\.ts", "write\\.ts"],
      "A module is made of a blueprint alone, whatever a fleet file says.",
    ),
    {
      name: "cli-is-the-outside",
      severity: "error",
      comment: "Nothing depends on how the program is called.",
      from: { path: "^generators/", pathNot: "^generators/cli/" },
      to: { path: "^generators/cli/" },
    },
    {
      name: "generators-not-to-stacks",
      severity: "error",
      comment: "The generated text is all that leads from generators/ to stacks/.",
      from: { path: "^generators/" },
      to: { path: "^stacks/" },
    },
    {
      name: "stacks-not-to-generators",
      severity: "error",
      comment: "Stacks synthesize what is there; they generate nothing.",
      from: { path: "^stacks/" },
      to: { path: "^generators/" },
    },
    {
      name: "generated-builds-on-constructs",
      severity: "error",
      comment:
        "A generated stack imports stacks/constructs/, cdktf and the provider, nothing else.",
      from: { path: "^stacks/generated/" },
      to: { pathNot: ["^stacks/constructs/index\\.ts$", CDKTF] },
    },
    {
      name: "constructs-know-no-stack",
      severity: "error",
      comment: "What stacks build on is the same for every project.",
      from: { path: "^stacks/constructs/" },
      to: { path: "^stacks/", pathNot: "^stacks/constructs/" },
    },
    {
      name: "cdktf-only-in-stacks",
      severity: "error",
      comment: "cdktf is archived: its successor must stay one small change away.",
      from: { pathNot: "^(stacks|bench|test)/" },
      to: { path: CDKTF },
    },
    {
      name: "no-tests-in-the-program",
      severity: "error",
      comment: "What is published imports nothing that is not.",
      from: { path: "^(generators|stacks)/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-dev-dependency-in-the-program",
      severity: "error",
      comment: "Who installs the package does not get its devDependencies.",
      from: { path: "^(generators|stacks)/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        // Peer dependencies are installed for development, too.
        pathNot: [CDKTF, "^node_modules/@aws-sdk/client-iam/"],
      },
    },
    {
      name: "no-copyleft",
      severity: "error",
      comment:
        "This project is Apache-2.0: packages under the (A)GPL cannot be part of it. Tests may ask one for its opinion.",
      from: { pathNot: "^test/" },
      to: { license: "GPL" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage|test/golden)/|(^|/)cdktf\\.out/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["require", "node", "types"],
    },
  },
};
