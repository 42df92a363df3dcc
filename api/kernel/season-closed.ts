import { sql } from 'drizzle-orm'

/**
 * Whether the season that runs now is closed: its runs reach its last day, and all of them are closed. A season of which
 * the first run alone is closed goes on.
 */
export const seasonClosed = sql`exists (select 1 from (select id, ends_on from season
    order by starts_on desc, id desc, version desc limit 1) s
  join payout_run e on e.season_id = s.id and e.to_date >= s.ends_on
  where not exists (select 1 from payout_run o where o.season_id = s.id and o.closed_at is null))`
