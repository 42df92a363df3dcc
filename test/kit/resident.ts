import { spawnSync } from 'node:child_process'

/** The resident memory of a process now, MB. */
export const residentOf = (pid: number) =>
  Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024
