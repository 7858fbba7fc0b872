import createClient from 'openapi-fetch'

import type { components, paths } from './types'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

/** What came of a call: the data, or the problem that is to be shown. */
export type Outcome<T> = { ok: true; data: T } | { ok: false; problem: Problem }

const settings = { language: 'en', csrf: '' }

/** The language of the answers from now on. */
export function setLanguage(language: string): void {
  settings.language = language
}

/** What requests that change something carry, from the session. */
export function setCsrf(csrf: string): void {
  settings.csrf = csrf
}

export const api = createClient<paths>({ baseUrl: '/' })
api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', settings.language)
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', settings.csrf)
    return request
  },
})

const unreachable: Problem = { type: '/problems/unreachable', title: 'unreachable', status: 0 }

/** Waits for a call of `api` and tells what came of it, also where the program does not answer. */
export async function outcome<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Outcome<T>> {
  try {
    const { data, error, response } = await call
    if (response.ok) return { ok: true, data: data as T }
    return { ok: false, problem: (error as Problem | undefined) ?? { ...unreachable, status: response.status } }
  } catch {
    return { ok: false, problem: unreachable }
  }
}

/** Sends a file as it is, telling how far it is (0 to 1). */
export function send<T>(address: string, file: File, progress: (part: number) => void): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${address}${address.includes('?') ? '&' : '?'}name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Accept-Language', settings.language)
    request.setRequestHeader('X-CSRF-Token', settings.csrf)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => progress(event.total > 0 ? event.loaded / event.total : 0)
    request.onerror = () => resolve({ ok: false, problem: unreachable })
    request.onload = () => {
      const body = JSON.parse(request.responseText || '{}') as unknown
      resolve(request.status < 300 ? { ok: true, data: body as T } : { ok: false, problem: body as Problem })
    }
    request.send(file)
  })
}
