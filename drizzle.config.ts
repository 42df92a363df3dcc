import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: [
    './api/kernel/{guard,idempotency,audit,checkpoint,nonce,rate-limit,root-key,server-state}.ts',
    './api/*/table.ts',
  ],
  out: './api/migrations',
})
