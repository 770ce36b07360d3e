/**
 * Who may import whom. Rooms lie on floors, and imports go downwards; the other rules say what a room must
 * not see although it lies below.
 */
const CDKTF = "^(node_modules/)?(cdkt[fn]|cdkt[fn]-cli|constructs|@cdkt[fn]/[^/]+)(/|$)";

/**
 * The rooms of generators/, the highest first: a room imports from those below it alone, never from one
 * above or beside it. A file falls under its rule by where it lies. ARCHITECTURE.md says what each is for.
 */
const FLOORS = [
  ["cli"],
  ["outputs"],
  ["checks", "estate"],
  ["access"],
  ["model"],
  [
    "intents",
    "managed-policies",
    "escalation-paths",
    "sensitive-actions",
    "explanations",
    "greengrass-components",
  ],
  ["blueprints"],
  ["fleet-file"],
  ["source"],
  ["aws"],
  ["iam"],
  ["files"],
  ["text"],
];

const LAYERS = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const beside = rooms.filter((other) => other !== room);
    const above = [...FLOORS.slice(0, floor).flat(), ...beside];
    return {
      name: `${room}-layer`,
      severity: "error",
      comment: `Imports go downwards: ${room}/ knows nothing of the rooms above and beside it.`,
      from: { path: `^generators/${room}/` },
      to: { path: `^generators/((${above.join("|")})/|generate\\.ts$|index\\.ts$)` },
    };
  }),
).filter(({ name }) => name !== "cli-layer");

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
      to: {
        path: "^(generators|stacks)/",
        pathNot: "^generators/(iam/|text/|(problem(-kinds|-parts)?|writing-kinds)\\.ts$)",
      },
    },
    {
      name: "problem-is-a-leaf",
      severity: "error",
      comment:
        "Everything imports problem.ts, so it imports nothing of the project but its own kinds.",
      from: { path: "^generators/(problem(-kinds|-parts)?|writing-kinds)\\.ts$" },
      to: {
        path: "^(generators|stacks)/",
        pathNot: "^generators/(problem(-kinds|-parts)?|writing-kinds)\\.ts$",
      },
    },
    ...LAYERS,
    {
      name: "rooms-are-known",
      severity: "error",
      comment: "A new room needs a floor: put it into FLOORS, and into ARCHITECTURE.md.",
      from: { path: `^generators/(?!(${FLOORS.flat().join("|")})/)[^/]+/` },
      to: {},
    },
    {
      name: "outputs-look-at-the-model",
      severity: "error",
      comment:
        "What comes out is made of the model or of a blueprint: whoever checks, checks before.",
      from: { path: "^generators/outputs/" },
      to: { path: "^generators/(checks|estate|fleet-file)/" },
    },
    {
      name: "stacks-know-no-blueprint",
      severity: "error",
      comment: "Stacks are made of the model alone: blueprints were resolved into it.",
      from: { path: "^generators/outputs/stacks/" },
      to: { path: "^generators/blueprints/" },
    },
    {
      name: "checks-look-at-the-model",
      severity: "error",
      comment: "Checks are pure functions of the model: they know no file and no text.",
      from: { path: "^generators/checks/" },
      to: { path: "^generators/(fleet-file|source|files)/" },
    },
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
      name: "framework-behind-its-door",
      severity: "error",
      comment:
        "A project has cdktf or its successor: stacks/constructs/framework.ts says which, and aws.ts has its bindings.",
      from: { path: "^stacks/constructs/", pathNot: "^stacks/constructs/(framework|aws)\\.ts$" },
      to: { path: "^(node_modules/)?(cdkt[fn]|@cdkt[fn]/[^/]+)(/|$)" },
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
