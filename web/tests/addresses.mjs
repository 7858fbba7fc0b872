// The pages speak to the machine that they came from, and to no other: addresses.mjs FOLDER.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Names of vocabularies, which nobody fetches, the page that Svelte's messages point to, and who made the style sheet.
const names = ['http://www.w3.org/', 'https://svelte.dev/e/', 'https://picocss.com']
let wrong = 0
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.woff2$/.test(entry.name)) continue
  const file = join(entry.parentPath ?? entry.path, entry.name)
  for (const [address] of readFileSync(file, 'utf8').matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}[^\s"'`)]*/gi)) {
    if (names.some((name) => address.startsWith(name))) continue
    console.error(`${file}: ${address}`)
    wrong += 1
  }
}
process.exit(wrong > 0 ? 1 : 0)
