CREATE TABLE `push_subscription` (
	`endpoint` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`session_id` text NOT NULL,
	`origin` text NOT NULL,
	`told_until` integer NOT NULL,
	`failing_since` integer
);
--> statement-breakpoint
CREATE INDEX `push_person` ON `push_subscription` (`person_id`);