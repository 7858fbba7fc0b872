import type english from '@language/en/desk.json'

import { setLanguage } from './api/client'

export type WordKey = keyof typeof english
type Words = Record<string, string>

export const languages = [
  { id: 'vi', name: 'Tiếng Việt' },
  { id: 'en', name: 'English' },
  { id: 'lo', name: 'ລາວ' },
  { id: 'th', name: 'ไทย' },
  { id: 'km', name: 'ខ្មែរ' },
]

const files: Record<string, () => Promise<{ default: Words }>> = {
  vi: () => import('@language/vi/desk.json'),
  en: () => import('@language/en/desk.json'),
  lo: () => import('@language/lo/desk.json'),
  th: () => import('@language/th/desk.json'),
  km: () => import('@language/km/desk.json'),
}

const state = $state({ language: 'en', words: {} as Words, chosen: localStorage.getItem('language') ?? '' })

export const language = (): string => state.language

/** The language that was chosen on this machine; empty where none was. */
export const chosenLanguage = (): string => state.chosen

/** Shows everything in a language from now on. */
export async function showLanguage(code: string): Promise<void> {
  const words = (await files[code]!()).default
  state.words = words
  state.language = code
  document.documentElement.lang = code
  setLanguage(code)
}

/** The same, remembered on this machine. */
export async function chooseLanguage(code: string): Promise<void> {
  await showLanguage(code)
  state.chosen = code
  localStorage.setItem('language', code)
}

/** A word of the screen, its `{slots}` filled. */
export function t(key: WordKey, slots: Record<string, string | number> = {}): string {
  return (state.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(slots[name] ?? ''))
}

/** A number with the marks of the language. */
export const shownNumber = (value: number): string =>
  new Intl.NumberFormat(state.language === 'vi' ? 'vi-VN' : state.language, { numberingSystem: 'latn' }).format(value)
