/**
 * Slides as one file for a USB stick: `/training/<kit>/slides.htm`, the page with its style and script written into it. The
 * ending keeps it out of the pages of the site: it is a file to take away, and on the site a page has nothing inline.
 */
import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

export function slides(): AstroIntegration {
  return {
    name: 'slides',
    hooks: {
      'astro:build:done': ({dir, logger}) => {
        const root = fileURLToPath(dir)
        const pages = globSync('training/*/slides/index.html', {cwd: root})
        if (pages.length === 0) return
        const read = (path: string) => readFileSync(join(root, path), 'utf8')
        const [style, script] = [read('training/slides.css'), read('training/slides.js')]
        for (const path of pages) {
          const page = read(path)
            .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
            .replace(/<script[^>]*src="[^"]*slides\.js"[^>]*><\/script>/, '')
            .replace('</body>', () => `<script>${script}</script></body>`)
          writeFileSync(join(root, path.replace(/slides[\\/]index\.html$/, 'slides.htm')), page)
        }
        logger.info(`${pages.length} 套课件各存成一个文件`)
      },
    },
  }
}
