/**
 * Registers as the views read them: text of a seed, imported with `?raw`, to a value.
 */
import {VFile} from 'vfile'

/** A register that somebody has to mend. Where the code stood when it was found helps nobody, so that the stack is left out. */
export class SeedFault extends Error {
  constructor(findings: string) {
    super(findings)
    this.name = 'SeedFault'
    this.stack = findings
  }
}

/**
 * Read a register at build time.
 *
 * @param path  of the seed from the root of the project, for messages
 * @param text  its text
 * @param read  reader of `src/registers`
 * @throws {SeedFault} with every finding as `file:line:column message`, so that a faulty seed never becomes a page
 */
export function readSeed<T>(path: string, text: string, read: (file: VFile) => T): NonNullable<T> {
  const file = new VFile({path, value: text})
  const value = read(file)
  const faults = file.messages.filter((message) => message.fatal)
  if (faults.length > 0 || value === undefined || value === null) {
    throw new SeedFault(
      faults.map(({line, column, reason}) => `${path}:${line ?? 1}:${column ?? 1} ${reason}`).join('\n') || `${path} 是空的`,
    )
  }
  return value
}
