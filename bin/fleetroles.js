#!/usr/bin/env node
"use strict";

const { setFlagsFromString } = require("node:v8");

// V8 lets its heap grow to a multiple of what is in use before it looks for what is not: with ten thousand fleets, by 40 % instead takes
// a third less memory, for 6 to 11 % more time. Versions that are not known to have the flag would complain of it on standard error.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major >= 20 && major <= 25) setFlagsFromString("--heap-growing-percent=40");

require("../dist/generators/cli/main.js");
