// Every language has every word of the screen, with the same slots.
import { readFileSync } from 'node:fs'

const of = (code) => JSON.parse(readFileSync(new URL(`../../language/${code}/desk.json`, import.meta.url), 'utf8'))
const slots = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join(' ')
const english = of('en')
let wrong = 0
const say = (text) => {
  console.error(text)
  wrong += 1
}
for (const code of ['vi', 'lo', 'th', 'km']) {
  const words = of(code)
  for (const key of Object.keys(english)) {
    if (!words[key]) say(`language/${code}/desk.json: ${key} is missing`)
    else if (slots(words[key]) !== slots(english[key])) say(`language/${code}/desk.json: ${key} has other slots than in English`)
    else if (words[key] !== words[key].normalize('NFC')) say(`language/${code}/desk.json: ${key} is not in NFC`)
  }
  for (const key of Object.keys(words)) if (!(key in english)) say(`language/${code}/desk.json: ${key} is not in English`)
}
process.exit(wrong > 0 ? 1 : 0)
