/** Of the tests' bot: its token, and what the messenger says of it. */
export const botToken = '4200:local-bot-api-token-0123456789'
export const botInfo = {
  id: 4200,
  is_bot: true as const,
  first_name: '到岗',
  username: 'daogang_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
}
