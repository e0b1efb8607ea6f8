#pragma once

#include "session.hpp"

namespace stave::cli {

/// Each adds one command, or one family of commands, and what runs when it is called.
void add_demo(CLI::App& root, Session& session);    ///< stave demo
void add_import(CLI::App& root, Session& session);  ///< stave import FILE
void add_assess(CLI::App& root, Session& session);  ///< stave assess --pack P --round N [--zone Z]
void add_diagnose(CLI::App& root,
                  Session& session);  ///< stave diagnose --zone Z --round N [--plan FILE]
void add_plan(CLI::App& root, Session& session);   ///< stave plan read FILE
void add_pack(CLI::App& root, Session& session);   ///< stave pack list|show|check
void add_index(CLI::App& root, Session& session);  ///< stave index run --meta FILE --data FILE ...

void add_trace(CLI::App& root, Session& session);  ///< stave trace ZONE INDICATOR YEAR --pack P
void add_audit(CLI::App& root, Session& session);  ///< stave audit verify|log
void add_backup(CLI::App& root, Session& session);  ///< stave backup, restore, drill

}  // namespace stave::cli
