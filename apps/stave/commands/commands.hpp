#pragma once

#include "session.hpp"

namespace stave::cli {

/// Each adds one command, or one family of commands, and what runs when it is called.
void add_demo(CLI::App& root, Session& session);    ///< stave demo
void add_import(CLI::App& root, Session& session);  ///< stave import FILE
void add_assess(CLI::App& root, Session& session);  ///< stave assess --pack P --round N [--zone Z]
void add_diagnose(CLI::App& root,
                  Session& session);  ///< stave diagnose --zone Z --round N [--plan FILE]
void add_plan(CLI::App& root, Session& session);      ///< stave plan read|adopt|show|...
void add_task(CLI::App& root, Session& session);      ///< stave task lights|hand-out|feedback|...
void add_outcome(CLI::App& root, Session& session);   ///< stave outcome why|judge|announce|...
void add_letter(CLI::App& root, Session& session);    ///< stave letter make|list|trace|uses|set
void add_practice(CLI::App& root, Session& session);  ///< stave practice list|add|copy
void add_pack(CLI::App& root, Session& session);      ///< stave pack list|show|check
void add_index(CLI::App& root, Session& session);  ///< stave index run --meta FILE --data FILE ...

void add_round(CLI::App& root, Session& session);       ///< stave round freeze|verify
void add_org(CLI::App& root, Session& session);         ///< stave org import|show
void add_account(CLI::App& root, Session& session);     ///< stave account list|propose|approve|...
void add_form(CLI::App& root, Session& session);        ///< stave form list|status|build|...
void add_submission(CLI::App& root, Session& session);  ///< stave submission show|save|submit|...
void add_check(CLI::App& root,
               Session& session);  ///< stave check --pack P --period 2018 [--zone Z | --all]
void add_trace(CLI::App& root, Session& session);   ///< stave trace ZONE INDICATOR YEAR --pack P
void add_audit(CLI::App& root, Session& session);   ///< stave audit verify|log
void add_backup(CLI::App& root, Session& session);  ///< stave backup, restore, drill

void add_source(CLI::App& root, Session& session);     ///< stave source add|list
void add_reconcile(CLI::App& root, Session& session);  ///< stave reconcile [decide]
void add_evidence(CLI::App& root, Session& session);   ///< stave evidence add|list|get
void add_export(CLI::App& root, Session& session);     ///< stave export figures

void add_serve(CLI::App& root, Session& session);  ///< stave serve

}  // namespace stave::cli
