package bare;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import org.flowable.engine.RuntimeService;

/** The one view. */
@Route("")
public class OneView extends VerticalLayout {
  public OneView(RuntimeService runtime) {
    add(
        new H1("Bare"),
        new TextField("Name"),
        new Button("Start", e -> runtime.startProcessInstanceByKey("one")));
  }
}
