import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Page } from '@playwright/test'

import { expect, type Program, test } from './program'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const samples = new URL('../../samples/', import.meta.url).pathname

/** What a page gets wrong for people who cannot see or use a mouse (WCAG 2.2 AA). */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (at: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await run.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.map((each) => `${each.id}: ${each.nodes[0]!.html}`)
  })
}

async function openSample(page: Page, program: Program, language: string, door: string): Promise<void> {
  await page.goto(program.address)
  await page.getByRole('button', { name: language }).click()
  await page.getByRole('button', { name: door }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
}

async function makeRegister(page: Page, program: Program): Promise<void> {
  await page.goto(`${program.address}/#code=${program.code}`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Start our register' }).click()
  await page.getByLabel('Province or city').last().selectOption('VN-25')
  await page.getByLabel('Name of the office as on paper').fill('Department of Foreign Affairs')
  await page.getByLabel('Your name').fill('Officer One')
  await page.getByLabel('Sign-in name').fill('one')
  await page.getByLabel(/^Password/).fill('a long password')
  await page.getByRole('button', { name: 'Make the register' }).click()
  await expect(page.getByRole('heading', { name: 'To do' })).toBeVisible()
}

test('the first ten minutes, in Vietnamese, with sample data', async ({ quiet: page, program }) => {
  const steps: [string, number][] = []
  let begun = Date.now()
  const step = (name: string): void => {
    steps.push([name, (Date.now() - begun) / 1000])
    begun = Date.now()
  }
  await openSample(page, program, 'Tiếng Việt', 'Dùng thử với dữ liệu mẫu')
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
  expect(await page.getByRole('heading', { level: 2 }).count()).toBe(3)
  step('sample register opened')

  await page.getByRole('link', { name: 'Đọc thử, không lưu' }).click()
  await page.locator('input[type=file]').setInputFiles(`${samples}lo-news.txt`)
  await expect(page.getByText(/Không lưu lại gì của tài liệu này/)).toBeVisible()
  await page.locator('button.fact').first().click()
  await expect(page.locator('blockquote').first()).toBeVisible()
  step('document read without keeping')

  await page.getByRole('searchbox').fill('ฮาติ๋ง ห่าติ๋ญ'.split(' ')[1]!)
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Đọc thử, không lưu')
  step('searched in Thai')

  await page.goto(`${program.address}/ledgers/commitment`)
  await page.getByRole('link', { name: /Organise a trade fair/ }).click()
  await page.getByText(/^Nguồn \(/).first().click()
  await page.locator('blockquote a').first().click()
  await expect(page.locator('mark.chosen').first()).toBeVisible()
  step('source of a commitment seen')

  await page.getByRole('button', { name: 'Xóa dữ liệu mẫu' }).click()
  await expect(page.getByRole('button', { name: 'Lập sổ của cơ quan' })).toBeVisible()
  step('sample data removed')
  for (const [name, seconds] of steps) console.log(`  ${name}: ${seconds.toFixed(1)} s`)
})

test('a register is made, documents are dropped and checked by keyboard, and a missed fact is added', async ({ quiet: page, program }) => {
  await makeRegister(page, program)
  await page.getByRole('link', { name: 'Documents in' }).click()
  await page.locator('input[type=file]').setInputFiles(['vi-memorandum.txt', 'en-news.txt'].map((name) => samples + name))
  await expect(page.getByText(/\d+ to check/)).toHaveCount(2, { timeout: 30_000 })
  await page.getByRole('link', { name: /en-news/ }).first().click()
  const sentence = page.locator('article .sentence')
  const first = await sentence.textContent()
  await page.keyboard.press('n')
  await expect(sentence).not.toHaveText(first!)
  await page.keyboard.press('p')
  await expect(sentence).toHaveText(first!)
  await page.keyboard.press('s')
  await expect(sentence).not.toHaveText(first!)
  await page.keyboard.press('u')
  await expect(sentence).toHaveText(first!)
  const left = page.getByText(/^\d+ left$/)
  const before = Number.parseInt((await left.textContent())!)
  await page.keyboard.press('a')
  await expect(left).toHaveText(`${before - 1} left`)

  // A fact that was not found: its words are selected, and say what it is.
  await page.evaluate(() => {
    const text = document.querySelector('.text')!
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    const node = walker.nextNode()!
    window.getSelection()!.setBaseAndExtent(node, 0, node, 6)
    text.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
  })
  await page.getByLabel('Into the ledger').selectOption({ label: 'Partner' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Add a fact from the selected words' })).toHaveCount(0)
  await page.goto(`${program.address}/ledgers/partner`)
  await expect(page.getByRole('link', { name: 'SAMPLE' })).toBeVisible()
})

test('two people who change one record both keep their work', async ({ quiet: page, program, browser }) => {
  await makeRegister(page, program)
  await page.goto(`${program.address}/ledgers/partner`)
  await page.getByRole('button', { name: 'New entry' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Sample Partner')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sample Partner' })).toBeVisible()

  await page.goto(`${program.address}/office`)
  await page.getByText('Add a person').first().click()
  await page.getByLabel('Your name').fill('Officer Two')
  await page.getByLabel('Sign-in name').fill('two')
  await page.getByLabel(/^Password/).first().fill('another password')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await expect(page.getByRole('cell', { name: 'Officer Two', exact: true })).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await other.goto(program.address)
  await other.getByRole('button', { name: 'English' }).click()
  await other.getByLabel('Sign-in name').fill('two')
  await other.getByLabel('Password').fill('another password')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('heading', { name: 'To do' })).toBeVisible()

  for (const each of [page, other]) {
    await each.goto(`${program.address}/ledgers/partner`)
    await each.getByRole('link', { name: 'Sample Partner' }).click()
    await each.getByRole('button', { name: 'Edit' }).click()
  }
  const name = (each: Page) => each.getByRole('textbox', { name: 'Name', exact: true }).first()
  await name(other).fill('Partner of Two')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Partner of Two' })).toBeVisible()
  await name(page).fill('Partner of One')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Somebody else')
  await expect(page.getByText('Partner of Two')).toBeVisible()
  await page.getByLabel(/Mine/).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Partner of One' })).toBeVisible()
})

test('every page can be used by everybody, in every language', async ({ quiet: page, program }) => {
  test.setTimeout(180_000)
  await page.goto(program.address)
  expect(await faultsOf(page)).toEqual([])
  await openSample(page, program, 'English', 'Try with sample data')
  const paths = ['/', '/documents', '/check', '/ledgers', '/ledgers/agreement', '/records/CK-1', '/follow', '/read', '/hand-over', '/office', '/search?text=Lao']
  const languages = ['vi', 'lo', 'th', 'km', 'en']
  for (const [i, path] of paths.entries()) {
    await page.goto(program.address + path)
    await page.getByRole('banner').getByRole('combobox').selectOption(languages[i % languages.length]!)
    await expect(page.locator('html')).toHaveAttribute('lang', languages[i % languages.length]!)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('load')
    expect(await faultsOf(page), path).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of paths) {
    await page.goto(program.address + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360)
  }
})

test("a ledger comes in after a trial, and goes out in the office's own columns", async ({ quiet: page, program }) => {
  await makeRegister(page, program)
  await page.goto(`${program.address}/ledgers/delegation_out`)
  await page.getByRole('button', { name: 'Take over a spreadsheet' }).click()
  const rows = ['STT,Đoàn đi,Nước đến,Số người,Từ ngày,Ghi chú riêng', '1,Đoàn mẫu A,Lào,12,02/03/2024,có quà', '2,Đoàn mẫu B,Nhật Bản,5,10/04/2024,']
  const file = { name: 'so-doan-ra.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('status')).toContainText('2 rows ready')
  await page.goto(`${program.address}/ledgers/delegation_out`)
  await expect(page.getByRole('row')).toHaveCount(0)
  await page.getByRole('button', { name: 'Take over a spreadsheet' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Take them over' }).click()
  await expect(page.getByRole('link', { name: 'Đoàn mẫu A' })).toBeVisible()
  const out = await page.request.get(`${program.address}/api/ledgers/delegation_out`)
  const csrf = ((await (await page.request.get(`${program.address}/api/session`)).json()) as { csrf: string }).csrf
  const again = await page.request.post(`${program.address}/api/ledgers/delegation_out?name=again.xlsx&try=true`, {
    data: await out.body(),
    headers: { 'X-CSRF-Token': csrf, 'Content-Type': 'application/octet-stream' },
  })
  const read = (await again.json()) as { columns: { header: string }[]; known: number }
  expect(read.columns.map((column) => column.header)).toEqual(['Đoàn đi', 'Nước đến', 'Số người', 'Từ ngày', 'Ghi chú riêng'])
  expect(read.known).toBe(2)
})

test('a query in Thai finds a document in Lao', async ({ quiet: page, program }) => {
  await openSample(page, program, 'ไทย', 'ทดลองด้วยข้อมูลตัวอย่าง')
  await page.goto(`${program.address}/search?text=${encodeURIComponent('หัวพัน การศึกษา')}`)
  await page.getByRole('link').filter({ hasText: /ຫົວພັນ|lo-news/ }).first().click()
  await expect(page.locator('.text')).toContainText('ຫົວພັນ')
})

test('the first pages are small, in Lao too', async ({ quiet: page, program }) => {
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  let bytes = 0
  wire.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
  const most = 300 * 1024
  await page.addInitScript(() => localStorage.setItem('language', 'lo'))
  await page.goto(program.address)
  await expect(page.getByRole('button', { name: 'ທົດລອງດ້ວຍຂໍ້ມູນຕົວຢ່າງ' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  console.log(`  sign-in page: ${Math.round(bytes / 1024)} KB`)
  expect(bytes).toBeLessThan(most)
  await page.getByRole('button', { name: 'ທົດລອງດ້ວຍຂໍ້ມູນຕົວຢ່າງ' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3)
  await page.waitForLoadState('networkidle')
  console.log(`  with the first page behind it: ${Math.round(bytes / 1024)} KB`)
  expect(bytes).toBeGreaterThan(20 * 1024)
  expect(bytes).toBeLessThan(most)
})

test('an officer hands over', async ({ quiet: page, program }) => {
  await makeRegister(page, program)
  await page.goto(`${program.address}/ledgers/partner`)
  await page.getByRole('button', { name: 'New entry' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Gifu')
  await page.getByRole('button', { name: 'Show more' }).click()
  await page.getByRole('combobox', { name: 'Officer in charge' }).fill('Officer One')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Gifu' })).toBeVisible()
  await page.getByRole('link', { name: 'Hand over' }).click()
  await page.getByLabel('From').fill('Officer One')
  await page.getByLabel('To', { exact: true }).fill('Officer Two')
  await page.getByRole('button', { name: 'See the sheet' }).click()
  await expect(page.getByRole('heading', { name: /1 records/ })).toBeVisible()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByRole('status')).toContainText('Officer Two')
})
