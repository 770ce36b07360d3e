import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { archiveOf } from "../../../generators/files/archive";
import { temporaryFolder } from "../../support/folders";

/** A module that the registry has: its address below the host, one version, and its files. */
export interface PublishedModule {
  /** `edge/deeplens-roles/aws` */
  readonly address: string;
  readonly version: string;
  readonly files: ReadonlyMap<string, string>;
}

/** A module registry on this machine. */
export interface Registry {
  /** The host that sources name. It needs a dot, or Terraform takes it for no host at all. */
  readonly host: string;
  /** Lets Terraform find the registry under that host; nothing is asked of the host itself. */
  readonly env: Readonly<Record<string, string>>;
  /** The paths that were asked for, in order. */
  readonly requests: readonly string[];
  readonly stop: () => void;
}

/** Reserved for documentation by RFC 2606: nobody's, and no server answers to it. */
const HOST = "registry.example.com";

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/**
 * Starts a server that speaks Terraform's module registry protocol: which versions there are, and where
 * the archive of one is. Source: Terraform's documentation, "Module Registry Protocol" and, for the host
 * in the CLI configuration, "Remote Service Discovery".
 */
export async function startRegistry(modules: readonly PublishedModule[]): Promise<Registry> {
  const answers = await answersOf(modules);
  const requests: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (request.method === "GET") requests.push(pathname);
    const { status, headers, body } = answers.get(pathname) ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const services = `http://127.0.0.1:${String(port)}/v1/modules/`;
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { host: HOST, env: { TF_CLI_CONFIG_FILE: configuration(services) }, requests, stop };
}

function configuration(services: string): string {
  const file = join(temporaryFolder("registry"), "cli.tfrc");
  writeFileSync(file, `host "${HOST}" {\n  services = { "modules.v1" = "${services}" }\n}\n`);
  return file;
}

async function answersOf(modules: readonly PublishedModule[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const address of new Set(modules.map((module) => module.address))) {
    const published = modules.filter((module) => module.address === address);
    const versions = published.map(({ version }) => ({ version }));
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ modules: [{ versions }] });
    answers.set(`/v1/modules/${address}/versions`, { status: 200, headers, body });
  }
  for (const { address, version, files } of modules) {
    const archive = `/archives/${address.replaceAll("/", "-")}-${version}.tar.gz`;
    const headers = { "X-Terraform-Get": archive };
    answers.set(`/v1/modules/${address}/${version}/download`, { status: 204, headers });
    const content = [...files].map(([path, text]) => ({ path, content: text }));
    answers.set(archive, { status: 200, body: await archiveOf(content) });
  }
  return answers;
}
