import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The words of the screen lie with their languages, outside this folder.
const repository = new URL('..', import.meta.url).pathname

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { '@language': `${repository}language` } },
  server: { fs: { allow: [repository] } },
  build: {
    outDir: process.env.CHANCERY_PAGES ?? 'dist',
    emptyOutDir: true,
    // The policy of the pages lets no data in but as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
