#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// `chancery read`; returns the exit code.
int read_command(const std::vector<std::string>& arguments);
/// `chancery packs`.
int packs_command(const std::vector<std::string>& arguments);
/// `chancery schema`.
int schema_command(const std::vector<std::string>& arguments);

/// `chancery init`, `add`, `review`, `list`, `show`, `log` and the others: over a register.
int init_command(const std::vector<std::string>& arguments);
int add_command(const std::vector<std::string>& arguments);
int serve_command(const std::vector<std::string>& arguments);
int watch_command(const std::vector<std::string>& arguments);
int work_command(const std::vector<std::string>& arguments);
int review_command(const std::vector<std::string>& arguments);
int search_command(const std::vector<std::string>& arguments);
int list_command(const std::vector<std::string>& arguments);
int show_command(const std::vector<std::string>& arguments);
int log_command(const std::vector<std::string>& arguments);
int enter_command(const std::vector<std::string>& arguments);
int edit_command(const std::vector<std::string>& arguments);
int join_command(const std::vector<std::string>& arguments);
int separate_command(const std::vector<std::string>& arguments);
int overview_command(const std::vector<std::string>& arguments);
int due_command(const std::vector<std::string>& arguments);
int brief_command(const std::vector<std::string>& arguments);
int report_command(const std::vector<std::string>& arguments);
int series_command(const std::vector<std::string>& arguments);
int calendar_command(const std::vector<std::string>& arguments);
int rules_command(const std::vector<std::string>& arguments);
int figures_command(const std::vector<std::string>& arguments);
int differences_command(const std::vector<std::string>& arguments);
int office_command(const std::vector<std::string>& arguments);
int share_command(const std::vector<std::string>& arguments);
int access_command(const std::vector<std::string>& arguments);
int ledger_command(const std::vector<std::string>& arguments);
int words_command(const std::vector<std::string>& arguments);
int check_command(const std::vector<std::string>& arguments);
int index_command(const std::vector<std::string>& arguments);
int backup_command(const std::vector<std::string>& arguments);
int restore_command(const std::vector<std::string>& arguments);
int move_command(const std::vector<std::string>& arguments);
int take_over_command(const std::vector<std::string>& arguments);
int take_out_command(const std::vector<std::string>& arguments);
int bring_in_command(const std::vector<std::string>& arguments);

/// Says on standard error what is wrong with the command line; returns the exit code for it (2).
int usage_error(const std::string& sentence);

}  // namespace chancery
