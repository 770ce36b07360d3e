import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process that writes, as others can recognise it. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Where process ids mean the same: the system's start, and the namespace. Empty where it is unknown. */
  readonly system: string;
  /** When the process started, in ticks of its system: ids are used again. Empty where it is unknown. */
  readonly started: string;
}

/** This process. */
export function thisProcess(): Owner {
  const { pid } = process;
  return { pid, host: hostname(), system: systemOf(), started: startOf(pid) };
}

/** Whether a process has ended for sure. One of another host or container may well be alive. */
export function hasEnded(owner: Owner): boolean {
  const me = thisProcess();
  if (owner.host !== me.host || owner.system !== me.system) return false;
  return !isAlive(owner.pid) || startOf(owner.pid) !== owner.started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and lives.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Source: proc(5). Only Linux has it. */
function systemOf(): string {
  return attempt(() => {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  });
}

/** Field 22 of proc_pid_stat(5), counted after the program's name, which may hold anything. */
function startOf(pid: number): string {
  return attempt(() => {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  });
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
