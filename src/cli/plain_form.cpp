#include "cli/form.h"

namespace chancery {
namespace {

class PlainForm : public Form {
 public:
  void write(TextSink& sink, const Document& document, std::size_t) const override { sink.text += document.text.utf8; }
};

}  // namespace

std::unique_ptr<Form> plain_form() { return std::make_unique<PlainForm>(); }

}  // namespace chancery
