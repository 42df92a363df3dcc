ALTER TABLE `season_import` ADD `files` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `season_import` ADD `enrolled` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `season_import` ADD `undoes` text;--> statement-breakpoint
CREATE UNIQUE INDEX `season_import_undoes` ON `season_import` (`undoes`);