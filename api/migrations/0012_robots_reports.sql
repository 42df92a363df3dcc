CREATE TABLE `day_report` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `day_report_version` ON `day_report` (`season_id`,`date`,`person_id`,`version`);--> statement-breakpoint
CREATE INDEX `day_report_person` ON `day_report` (`person_id`,`date`);--> statement-breakpoint
CREATE TABLE `robot` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor` text NOT NULL,
	`class_name` text,
	`name` text NOT NULL,
	`token` text NOT NULL,
	`secret` text NOT NULL,
	`origin` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer
);
