const state = $state({ path: location.pathname, search: location.search, hash: location.hash })

/** Where the person is: the path with its parts, and what stands behind `?` and `#`. */
export const place = {
  get path() {
    return state.path
  },
  get parts() {
    return state.path.split('/').filter(Boolean).map(decodeURIComponent)
  },
  get query() {
    return new URLSearchParams(state.search)
  },
  get hash() {
    return state.hash
  },
}

function take(): void {
  state.path = location.pathname
  state.search = location.search
  state.hash = location.hash
}

/** Goes to another page without loading it anew. */
export function go(to: string): void {
  history.pushState(null, '', to)
  take()
  document.getElementById('main')?.focus()
  window.scrollTo(0, 0)
}

window.addEventListener('popstate', take)
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a')
  const own = link?.origin === location.origin && !link.pathname.startsWith('/api/') && !link.hasAttribute('download')
  if (!own || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.hash === '#main') return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
})
