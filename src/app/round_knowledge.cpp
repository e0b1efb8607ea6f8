#include "round_knowledge.hpp"

#include "stave/store/round_repo.hpp"

namespace stave::app {

Knowledge knowledge_of_round(Folder& folder, const std::string& pack, Round round,
                             const Knowledge& known) {
  Knowledge out = known;
  for (const auto& frozen : store::RoundRepo(folder.db()).all(known.up_to)) {
    if (frozen.pack == pack && frozen.round == round) {
      out.up_to = frozen.made.change;
    }
  }
  return out;
}

}  // namespace stave::app
