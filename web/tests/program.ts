import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Page, test as base } from '@playwright/test'

/** The program, serving a folder of its own on a free port. */
export interface Program {
  address: string
  code: string
}

async function serve(folder: string): Promise<{ program: Program; process: ChildProcess }> {
  const process_ = spawn(process.env.CHANCERY_PROGRAM!, ['serve', '--port', '0', '--store', join(folder, 'chancery.db')])
  let said = ''
  for await (const piece of process_.stdout) {
    said += String(piece)
    if (said.includes('Ctrl-C')) break
  }
  const [, address, code] = /(http:\/\/127\.0\.0\.1:\d+)\/(?:#code=(\S+))?/.exec(said)!
  return { program: { address: address!, code: code ?? '' }, process: process_ }
}

export const test = base.extend<{ program: Program; quiet: Page }>({
  // eslint-disable-next-line no-empty-pattern
  program: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-pages-'))
    const { program, process } = await serve(folder)
    await use(program)
    const gone = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true })
  },
  /** A page that may ask nobody but the program. */
  quiet: async ({ page, program }, use) => {
    const strangers: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(program.address) && !request.url().startsWith('data:')) strangers.push(request.url())
    })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await use(page)
    base.expect(strangers).toEqual([])
    base.expect(faults).toEqual([])
  },
})
export { expect } from '@playwright/test'
