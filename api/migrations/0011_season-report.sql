CREATE TABLE `season_report` (
	`season_id` text PRIMARY KEY NOT NULL,
	`bytes` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
