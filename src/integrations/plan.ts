/**
 * In `npm run dev`: a save under seeds/, or of the code that reads it, makes the pages anew and shows the findings.
 * Outside the dev server it does nothing; `npm run build` makes the pages before Astro starts.
 */
import {spawn} from 'node:child_process'
import {sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

const script = fileURLToPath(new URL('../../scripts/plan.ts', import.meta.url))
const sources = ['seeds', 'src/plan', 'src/registers'].map((path) => fileURLToPath(new URL(`../../${path}`, import.meta.url)))

export function plan(): AstroIntegration {
  return {
    name: 'plan',
    hooks: {
      'astro:server:setup'({server}) {
        const generate = oneAtATime(() => {
          // A process of its own reads the code as it is now, and a refusal writes nothing.
          const child = spawn(process.execPath, [script], {stdio: ['ignore', 'inherit', 'inherit']})
          return new Promise((done) => child.on('close', () => done()))
        })
        server.watcher.add(sources)
        server.watcher.on('all', (_event, path) => {
          if (sources.some((source) => path.startsWith(source + sep))) generate()
        })
        generate()
      },
    },
  }
}

/** Calls `action`; calls while it runs are answered by one more run after it. */
function oneAtATime(action: () => Promise<void>): () => void {
  let running = false
  let again = false
  return async function call() {
    if (running) {
      again = true
      return
    }
    running = true
    await action()
    running = false
    if (again) {
      again = false
      call()
    }
  }
}
