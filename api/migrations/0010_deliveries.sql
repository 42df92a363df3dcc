CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`notice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`locale` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`due_at` integer NOT NULL,
	`claim` text DEFAULT '' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`give_up_at` integer NOT NULL,
	`last_error` text,
	`sent_at` integer,
	`message` text
);
--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_notice` ON `delivery` (`notice_id`);