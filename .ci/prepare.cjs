/**
 * Builds what is installed from Git. Where that is `npm install --global`, as pre-commit has it, npm hands "global" on to the installation of what
 * the build needs, which then is not here: it is installed anew, for this folder.
 */
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");

const env = { ...process.env };
delete env.npm_config_global;
delete env.npm_config_location;

function npm(...args) {
  const { status } = spawnSync("npm", args, {
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync("node_modules/typescript")) {
  npm("install", "--no-save", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund");
}
npm("run", "build");
