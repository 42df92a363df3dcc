CREATE TABLE `rule_proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`version` integer NOT NULL,
	`rules` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`granted` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_proposal_open` ON `rule_proposal` (`season_id`) WHERE "rule_proposal"."decided_at" is null;