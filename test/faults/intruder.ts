/**
 * A second process on the server's file. `write MS`: tries to commit all the time and prints how
 * often it could. `hold MS`: takes the write lock and keeps it.
 */
import Database from 'libsql'

const [file, what, ms] = process.argv.slice(2)
const until = performance.now() + Number(ms)
let [commits, refusals] = [0, 0]

type Sql = InstanceType<typeof Database>

function attempt(work: (sql: Sql) => void): boolean {
  try {
    const sql = new Database(file!, { timeout: 0 })
    try {
      work(sql)
      return true
    } finally {
      sql.close()
    }
  } catch {
    return false
  }
}

if (what === 'write') {
  while (performance.now() < until) {
    if (attempt(write)) commits++
    else refusals++
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  console.log(JSON.stringify({ commits, refusals }))
} else {
  while (!attempt(hold)) refusals++
}

function write(sql: Sql) {
  const beat =
    "insert into server_state (name, value, at) values ('intruder', '', 0) on conflict do update set at = at + 1"
  sql.prepare(beat).run()
}

function hold(sql: Sql) {
  sql.exec('begin immediate')
  console.log('holding')
  const end = performance.now() + Number(ms)
  while (performance.now() < end);
  sql.exec('rollback')
}
