import { api, outcome, type Schemas, setCsrf } from './api/client'
import { language } from './words.svelte'

type Session = Schemas['Session']

const state = $state({ session: undefined as Session | null | undefined, schema: undefined as Schemas['Schema'] | undefined })

/** Who is signed in; null where nobody is, undefined where that is not known yet. */
export const session = (): Session | null | undefined => state.session
export const may = (permission: Schemas['Permission']): boolean => state.session?.permissions.includes(permission) ?? false

export function takeSession(given: Session | null): void {
  state.session = given
  state.schema = undefined
  setCsrf(given?.csrf ?? '')
}

export async function loadSession(): Promise<void> {
  const got = await outcome(api.GET('/api/session'))
  takeSession(got.ok ? got.data : null)
}

let schemaLanguage = ''
/** Record types and vocabularies with the labels of the language. */
export async function loadSchema(): Promise<Schemas['Schema']> {
  if (!state.schema || schemaLanguage !== language()) {
    const got = await outcome(api.GET('/api/schema'))
    if (got.ok) {
      state.schema = got.data
      schemaLanguage = language()
    }
  }
  return state.schema ?? { types: [], vocabularies: {} }
}

/** Counts of the ledgers have changed. */
export function forgetSchema(): void {
  state.schema = undefined
}
