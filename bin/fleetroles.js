#!/usr/bin/env node
"use strict";

require("../dist/generators/cli/main.js");
