CREATE TABLE `service_day` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`response_ms` integer,
	`served` integer,
	`sales` text
);
--> statement-breakpoint
CREATE INDEX `service_day_date` ON `service_day` (`season_id`,`date`);