/** Years from here on that a Thai writes are of the Buddhist Era, 543 ahead. */
const buddhistFrom = 2400
const buddhistAhead = 543

/**
 * A date as people write it (20/6/2024, 6/2024, 2024; years of the Buddhist Era in Thai) in EDTF; an EDTF date stays as
 * it is. Undefined where it is none.
 */
export function toEdtf(text: string, language: string): string | undefined {
  const given = text.trim()
  if (/^\d{4}-\d{2}(-\d{2})?(\/.*)?$/.test(given) || /^(\.\.)?\/|\/(\.\.)?$/.test(given)) return given
  const parts = given.split(/[/.\-]/).map((part) => part.trim())
  if (parts.length > 3 || parts.some((part) => !/^\d+$/.test(part))) return undefined
  const [year, month, day] = parts.reverse().map(Number) as [number, number?, number?]
  const common = language === 'th' && year >= buddhistFrom ? year - buddhistAhead : year
  if (common < 1000 || common > 9999 || (month !== undefined && (month < 1 || month > 12))) return undefined
  if (day !== undefined && (day < 1 || day > new Date(common, month!, 0).getDate())) return undefined
  const two = (part: number): string => String(part).padStart(2, '0')
  return String(common) + (month === undefined ? '' : `-${two(month)}`) + (day === undefined ? '' : `-${two(day)}`)
}

/** An EDTF day, month or year as the language writes it; other dates as they are. */
export function shownDate(edtf: string, language: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf)
  if (!match || Number(match[2] ?? 1) > 12) return edtf
  const year = Number(match[1]) + (language === 'th' ? buddhistAhead : 0)
  return [match[3], match[2]].filter(Boolean).map(Number).concat(year).join('/')
}
