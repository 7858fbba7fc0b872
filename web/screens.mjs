// Draws every page in every language into a folder, as WebP of at most 60 KB: screens.mjs PROGRAM FOLDER.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from '@playwright/test'

const [program, to] = process.argv.slice(2)
const store = mkdtempSync(join(tmpdir(), 'chancery-screens-'))
const served = spawn(program, ['serve', '--port', '0', '--store', join(store, 'chancery.db')])
let said = ''
for await (const piece of served.stdout) {
  said += String(piece)
  if (said.includes('Ctrl-C')) break
}
const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0]
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: 1100, height: 800 } })
const page = await context.newPage()
const painter = await context.newCDPSession(page)

async function draw(name, language) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
  for (let quality = 80; ; quality -= 10) {
    const { data } = await painter.send('Page.captureScreenshot', { format: 'webp', quality })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > 60_000 && quality > 10) continue
    mkdirSync(join(to, language), { recursive: true })
    writeFileSync(join(to, language, `${name}.webp`), bytes)
    return
  }
}

const ask = (path, options = {}) => page.evaluate(async ([at, how]) => (await fetch(at, how)).json(), [path, options])
const languages = ['vi', 'en', 'lo', 'th', 'km']
await page.goto(address)
await draw('first-start', 'en')
for (const language of languages) {
  await page.evaluate((code) => localStorage.setItem('language', code), language)
  await page.goto(address)
  await page.getByRole('button').first().waitFor()
  await draw('start', language)
}
await ask('/api/session', { method: 'POST', body: '{"sample":true}' })
const first = async (path) => (await ask(path)).items[0].id
const partner = (await ask('/api/search?text=Gifu&type=partner')).items[0].id
const document_ = (await ask('/api/search?text=Houaphanh&type=documents')).items[0].id
const pages = {
  'to-do': '/',
  documents: '/documents',
  check: `/documents/${document_}`,
  ledgers: '/ledgers',
  ledger: '/ledgers/agreement',
  partner: `/records/${partner}`,
  agreement: `/records/${await first('/api/records?type=agreement')}`,
  search: '/search?text=Lao',
  'follow-up': '/follow',
  read: '/read',
  'hand-over': '/hand-over',
  administration: '/office',
}
for (const language of languages) {
  await page.evaluate((code) => localStorage.setItem('language', code), language)
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (name === 'read') {
      await page.locator('input[type=file]').setInputFiles(new URL('../samples/lo-news.txt', import.meta.url).pathname)
      await page.getByRole('status').waitFor()
    }
    await draw(name, language)
  }
}
await browser.close()
served.kill('SIGTERM')
await new Promise((resolve) => served.once('exit', resolve))
rmSync(store, { recursive: true })
