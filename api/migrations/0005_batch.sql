ALTER TABLE `attendance` ADD `batch_id` text;--> statement-breakpoint
ALTER TABLE `attendance` ADD `restores` integer;--> statement-breakpoint
ALTER TABLE `push_subscription` ADD `tried_at` integer;