CREATE TABLE `plan_change` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	`cells` integer NOT NULL,
	`reasons` text NOT NULL
);
