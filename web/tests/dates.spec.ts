import { expect, test } from '@playwright/test'

import { shownDate, toEdtf } from '../src/dates'

test('dates are read as people write them', () => {
  const cases: [string, string, string | undefined][] = [
    ['20/6/2024', 'vi', '2024-06-20'],
    ['06.2024', 'vi', '2024-06'],
    ['2024', 'en', '2024'],
    ['20/6/2567', 'th', '2024-06-20'],
    ['2567', 'th', '2024'],
    ['2567', 'vi', '2567'],
    ['2024-06-20', 'lo', '2024-06-20'],
    ['2021-01/2025-12', 'lo', '2021-01/2025-12'],
    ['2021-05-01/..', 'km', '2021-05-01/..'],
    ['31/2/2024', 'vi', undefined],
    ['1/13/2024', 'en', undefined],
    ['next week', 'en', undefined],
    ['20/6/24', 'vi', undefined],
    ['1/2/3/2024', 'vi', undefined],
  ]
  for (const [text, language, edtf] of cases) expect(toEdtf(text, language), `${text} (${language})`).toBe(edtf)
})

test('dates are shown as the language writes them', () => {
  expect(shownDate('2024-06-20', 'vi')).toBe('20/6/2024')
  expect(shownDate('2024-06', 'lo')).toBe('6/2024')
  expect(shownDate('2024', 'th')).toBe('2567')
  expect(shownDate('2025-33', 'vi')).toBe('2025-33')
  expect(shownDate('2021/2025', 'vi')).toBe('2021/2025')
})
