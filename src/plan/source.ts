/**
 * Reading a file of a plan: bytes to text, refused by name when they are not text.
 */
import {VFile} from 'vfile'

/** The byte order marks of encodings that are refused by name. */
const foreignMarks = [
  {name: 'UTF-16 LE', bytes: [0xff, 0xfe]},
  {name: 'UTF-16 BE', bytes: [0xfe, 0xff]},
]

/** What other files begin with, and what to do with one. */
const formats: ReadonlyArray<{name: string; bytes: number[]; refusal: string}> = [
  {name: 'zip', bytes: [0x50, 0x4b, 3, 4], refusal: '这是压缩包（.docx 也是），不是纯文本。.docx 请保留扩展名 .docx'},
  {
    name: 'ole',
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    refusal: '这是旧的 .doc 或 .wps 格式，或者是加了密码的文件。请用 WPS 或 Word 打开，去掉密码，另存为 .docx',
  },
  {
    name: 'pdf',
    bytes: [0x25, 0x50, 0x44, 0x46],
    refusal: '这是 .pdf。请找原来的 WPS 或 Word 文件，另存为 .docx；没有的，用 WPS 把 PDF 转成 .docx（扫描件先识别文字），对照原件核对',
  },
  {name: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], refusal: '这是 .rtf 格式，请用 WPS 或 Word 打开后另存为 .docx'},
  {name: 'jpeg', bytes: [0xff, 0xd8, 0xff], refusal: '这是图片，不是文字。请找原来的 WPS 或 Word 文件，另存为 .docx；没有的，先识别文字'},
  {
    name: 'png',
    bytes: [0x89, 0x50, 0x4e, 0x47],
    refusal: '这是图片，不是文字。请找原来的 WPS 或 Word 文件，另存为 .docx；没有的，先识别文字',
  },
  {name: 'rar', bytes: [0x52, 0x61, 0x72, 0x21], refusal: '这是压缩包，请先解压，再给里面的 .docx 或纯文本'},
  {name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf], refusal: '这是压缩包，请先解压，再给里面的 .docx 或纯文本'},
]

/** What a file is by its first bytes, where it is one of the formats that offices hand about and no text. */
export function foreignFormat(bytes: Uint8Array): {name: string; refusal: string} | undefined {
  return formats.find(({bytes: first}) => first.every((byte, index) => bytes[index] === byte))
}

/**
 * Read bytes as UTF-8 text.
 *
 * @param bytes  content of the file; a UTF-8 byte order mark is dropped
 * @param path   shown in messages
 * @returns a file whose value is text. Where the bytes are not UTF-8, hold control characters or nothing at
 *   all, the file carries fatal messages (rules `unreadable-file`, `encoding`, `control-character`, `empty`) and
 *   its value is what could be read.
 */
export function readSource(bytes: Uint8Array, path: string): VFile {
  const file = new VFile({path})
  const foreign = foreignFormat(bytes)
  if (foreign) {
    file.value = ''
    report(file, foreign.refusal, 1, 1, 'unreadable-file')
    return file
  }
  const mark = foreignMarks.find(({bytes: [a, b]}) => bytes[0] === a && bytes[1] === b)
  if (mark) {
    file.value = ''
    report(file, `文件是 ${mark.name} 编码，应为 UTF-8。请用记事本或 WPS 打开，另存为 UTF-8 编码的文本`, 1, 1, 'encoding')
    return file
  }
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  try {
    file.value = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(body)
  } catch {
    // The part before the first bad byte decodes; it tells the place.
    const good = longestValid(body)
    file.value = new TextDecoder('utf-8', {ignoreBOM: true}).decode(body)
    const {line, column} = place(good)
    report(
      file,
      '这里的字节不是 UTF-8 文字（可能是 GBK／GB 18030 编码，或不是文本文件）。请另存为 UTF-8 编码的文本',
      line,
      column,
      'encoding',
    )
    return file
  }
  const text = String(file.value)
  // C0 controls but tab, line feed and carriage return; DEL; C1 controls.
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(text)
  if (control) {
    const {line, column} = place(text.slice(0, control.index))
    const code = control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    report(file, `有看不见的控制字符 U+${code}，应为普通文字。请删去它`, line, column, 'control-character')
  }
  if (!/\S/.test(text)) report(file, '文件里没有文字，应为方案全文', 1, 1, 'empty')
  return file
}

/** Decode as much as is valid UTF-8: a binary search over prefixes, on whole characters. */
function longestValid(bytes: Uint8Array): string {
  let low = 0
  let high = bytes.length
  const decode = (end: number) => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes.subarray(0, end), {stream: true})
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    try {
      decode(middle)
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return decode(low)
}

function place(before: string): {line: number; column: number} {
  const lines = before.split(/\r\n|\n|\r/)
  return {line: lines.length, column: lines[lines.length - 1]!.length + 1}
}

function report(file: VFile, reason: string, line: number, column: number, ruleId: string): void {
  file.message(reason, {place: {line, column}, ruleId, source: 'plan'}).fatal = true
}
