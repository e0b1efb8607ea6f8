#include "decided_figure.hpp"

#include "collected.hpp"

#include "stave/store/figure_repo.hpp"

namespace stave::app {

Result<void> write_decided_figure(Folder& folder, store::Change& change,
                                  const DecidedFigure& figure) {
  if (auto allowed = refuse_collected(collected_figures(folder), figure.key, figure.place);
      !allowed) {
    return allowed;
  }
  store::FigureRepo::add(change, figure.key, figure.value, figure.place);
  return {};
}

}  // namespace stave::app
