/** What of GitHub's and GitLab's API writing a comment and a label needs, on a port of this machine. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: "Bot" | "User" };
}

export class Forge {
  readonly comments: Comment[] = [];
  labels: string[] = [];
  /** Methods and paths of what was asked, in order. */
  asked: string[] = [];
  /** Whether the token may write. */
  mayWrite = true;
  /** Who the token says it is of, where it says it. */
  me: string | undefined;
  private server: Server | undefined;

  constructor(private readonly token: string) {}

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(body));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.server?.close();
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const { method = "", url = "", headers } = request;
    const { pathname, searchParams } = new URL(url, "http://forge");
    this.asked.push(`${method} ${pathname}`);
    const sent = headers.authorization ?? `Bearer ${String(headers["private-token"])}`;
    if (sent !== `Bearer ${this.token}`) return { status: 401, body: {} };
    if (method !== "GET" && !this.mayWrite) return { status: 403, body: {} };
    const page = Number(searchParams.get("page") ?? "1");
    const all = pathname.includes("/merge_requests/")
      ? this.gitlab(method, pathname, new URLSearchParams(text))
      : this.github(method, pathname, text === "" ? {} : (JSON.parse(text) as Sent));
    if (all === undefined) return { status: 404, body: {} };
    const isList = Array.isArray(all) && method === "GET";
    return { status: 200, body: isList ? all.slice((page - 1) * 100, page * 100) : all };
  }

  private github(method: string, path: string, { body = "", labels = [] }: Sent): unknown {
    if (path === "/user") return this.me && { login: this.me, username: this.me };
    const [, id] = /\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    if (id !== undefined) return this.change(Number(id), body);
    if (path.endsWith("/comments")) return method === "GET" ? this.comments : this.add(body);
    const [, label] = /\/labels\/(.+)$/.exec(path) ?? [];
    if (label !== undefined) this.labels = without(this.labels, decodeURIComponent(label));
    else this.labels.push(...labels);
    return this.labels.map((name) => ({ name }));
  }

  private gitlab(method: string, path: string, sent: URLSearchParams): unknown {
    const body = sent.get("body") ?? "";
    const [, id] = /\/notes\/(\d+)$/.exec(path) ?? [];
    if (id !== undefined) return this.change(Number(id), body);
    if (path.endsWith("/notes")) {
      const notes = this.comments.map(({ user, ...note }) => ({
        ...note,
        author: { username: user.login },
      }));
      return method === "GET" ? notes : this.add(body);
    }
    const [gone, come] = [sent.get("remove_labels"), sent.get("add_labels")];
    if (gone !== null) this.labels = without(this.labels, gone);
    if (come !== null) this.labels.push(come);
    return {};
  }

  private change(id: number, body: string): Comment | undefined {
    const found = this.comments.find((one) => one.id === id);
    if (found !== undefined) found.body = body;
    return found;
  }

  private add(body: string): Comment {
    const user = { login: this.me ?? "github-actions[bot]", type: "Bot" } as const;
    const comment = { id: this.comments.length + 1, body, user };
    this.comments.push(comment);
    return comment;
  }
}

interface Sent {
  readonly body?: string;
  readonly labels?: readonly string[];
}

function without(labels: readonly string[], label: string): string[] {
  return labels.filter((one) => one !== label);
}
