/**
 * Writing to a disk: files that are there whole or not at all, and what to tell the office where it takes no more.
 */
import {renameSync, writeFileSync} from 'node:fs'

/** Write a file beside its place and move it there, so that a run that is stopped leaves no half a file. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
}

/** What Node, and what programs in Rust, call it. */
const reasons: Array<[named: RegExp, reason: string]> = [
  [/\bENOSPC\b|\(os error 28\)/, '磁盘满了'],
  [/\bEDQUOT\b|\(os error 122\)/, '磁盘的配额用完了'],
  [/\bEFBIG\b|\(os error 27\)/, '文件太大，系统不让写'],
  [/\bEROFS\b|\(os error 30\)/, '磁盘是只读的'],
  [/\bEIO\b|\(os error 5\)/, '磁盘读写出错'],
]

/**
 * Why something could not be written.
 *
 * @param said  an error's message, or a line of what a program has printed
 * @returns a sentence with what to do; undefined where the fault is none of the disk
 */
export function diskFault(said: string): string | undefined {
  const [, reason] = reasons.find(([named]) => named.test(said)) ?? []
  return reason && `${reason}，没有写完。请检查磁盘，腾出空间，再运行一次。原文、登记表、文章和原来的网站都没有动。`
}
