import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "../../support/folders";
import { killGroup, start } from "../../support/run";

/** Something of the kind that tests start: it listens, says where, and would do so for ever. */
const SERVER = `require("node:http")
  .createServer((request, response) => response.end())
  .listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

/** For Mocha runs that a test starts. With `ENDS` set it ends by itself, otherwise something has to end it. */
describe("a test that uses the temporary folder and starts a process", () => {
  it("waits", async function () {
    this.timeout(0);
    const cwd = temporaryFolder("waits");
    writeFileSync(join(cwd, "file"), "");
    writeFileSync(join(tmpdir(), "of-some-library"), "");
    const server = start(process.execPath, ["-e", SERVER], { cwd });
    if (server.stdout === null) throw new Error("the server has no output");
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    console.log(`ready ${String(process.pid)} ${port.toString()}`);
    if (process.env.ENDS === undefined) await new Promise(() => setInterval(() => cwd, 1000));
    killGroup(server);
  });
});
