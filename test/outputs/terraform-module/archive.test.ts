import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { extract } from "tar-stream";
import type { Header } from "tar-stream";
import { archiveOf } from "../../../generators/files/archive";
import { readTree, temporaryFolder } from "../../support/folders";
import { runOrFail } from "../../support/run";

const FILES = [
  { path: "variables.tf", content: 'variable "größe" {}\n' },
  { path: "examples/complete/main.tf", content: "x".repeat(70_000) },
  { path: "main.tf", content: "" },
];

async function headersOf(archive: Uint8Array): Promise<Header[]> {
  const tar = extract();
  tar.end(gunzipSync(archive));
  const headers: Header[] = [];
  for await (const entry of tar) {
    headers.push(entry.header);
    entry.resume();
  }
  return headers;
}

describe("the archive of a module", () => {
  it("holds the files, sorted, with no time, owner or mode of their own", async () => {
    const folder = temporaryFolder("archive");
    writeFileSync(join(folder, "module.tar.gz"), await archiveOf(FILES));
    const { stdout } = await runOrFail("tar", ["-tzf", "module.tar.gz"], { cwd: folder });
    expect(stdout).to.equal("examples/complete/main.tf\nmain.tf\nvariables.tf\n");
    const headers = await headersOf(readFileSync(join(folder, "module.tar.gz")));
    for (const { mode, uid, gid, uname, gname, mtime } of headers) {
      const own = { mode, uid, gid, uname, gname, time: mtime.getTime() };
      expect(own).to.deep.equal({ mode: 0o644, uid: 0, gid: 0, uname: "", gname: "", time: 0 });
    }
    expect(headers).to.have.length(FILES.length);
    const into = mkdtempSync(join(folder, "into-"));
    await runOrFail("tar", ["-xzf", "../module.tar.gz"], { cwd: into });
    expect(Object.fromEntries(readTree(into))).to.deep.equal(
      Object.fromEntries(FILES.map(({ path, content }) => [path, content])),
    );
  });

  it("has the same bytes whatever the order, and whatever the system", async () => {
    const bytes = Buffer.from(await archiveOf(FILES));
    expect(bytes.equals(await archiveOf([...FILES].reverse()))).to.equal(true);
    // RFC 1952: no time (bytes 4 to 7), and the system (byte 9) unknown.
    expect([...bytes.subarray(4, 8), bytes[9]]).to.deep.equal([0, 0, 0, 0, 255]);
  });
});
