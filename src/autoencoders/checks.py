"""Checks that explain themselves: what was found, what was expected, where to look.

A check cell of the course holds one claim:

    with checks.claim("The code has as many numbers as encoding_dim asks for"):
        autoencoder, encoder, decoder = checks.triple(build_autoencoder(encoding_dim=12))
        checks.shape(encoder(np.zeros((3, 784))), (3, 12), "the code", "does the encoder stop at the hidden layer?")

It prints ``✔`` and the claim, or raises :class:`CheckFailed` with a message in plain words.
Whatever comes from a student is converted to a plain number or array before it is compared:
an object of the student's own never decides whether it is equal to something.
"""

import contextlib
import re
import sys
import traceback
import warnings

import numpy as np


class CheckFailed(AssertionError):
    """A claim does not hold; the message is written for the student."""

    claim = None  # filled in by the claim around the failed check

    def __str__(self):
        message = super().__str__()
        return f"✘ {self.claim}\n  {message}" if self.claim else message

    def _render_traceback_(self):
        # IPython shows this in place of a traceback through the check's own code
        return str(self).splitlines()


class claim:
    """A block of checks that stands for one claim about the student's work.

    On success ``✔`` and the claim are printed. An exercise that is not written yet, a cell that
    was not run and an error in the student's own code become a :class:`CheckFailed` that says so.
    Warnings are silenced and stderr is sent to stdout, because nbgrader gives a check cell
    that wrote to stderr no points, whether or not its claim holds.

    Args:
        text: the claim, one sentence without a full stop.
    """

    def __init__(self, text):
        self.text = text
        self._surroundings = contextlib.ExitStack()

    def __enter__(self):
        self._surroundings.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        self._surroundings.enter_context(contextlib.redirect_stderr(sys.stdout))
        return self

    def __exit__(self, kind, error, trace):
        self._surroundings.close()
        if error is None:
            print(f"✔ {self.text}")
            return False
        if not isinstance(error, Exception):  # the reader pressed the stop button
            return False
        failure = error if isinstance(error, CheckFailed) else CheckFailed(_explain(error, trace))
        failure.claim = self.text
        raise failure.with_traceback(None) from None


def fail(message):
    """Fail the claim with a message for the student."""
    raise CheckFailed(message)


def that(condition, message):
    """Fail with the message unless the condition holds.

    Args:
        condition: a truth value that the check computed from plain numbers or arrays.
        message: what was found, what was expected, where to look.
    """
    if not bool(condition):
        fail(message)


def array(value, what="the result", shape=None, dtype=None, hint=""):
    """Demand a NumPy array and give it back as a plain one.

    Args:
        value: what the student's function returned.
        what: its name in messages, for instance ``"the noisy images"``.
        shape: the expected shape, if it matters.
        dtype: the expected type of its numbers, if it matters.
        hint: where to look, a question or an instruction.

    Returns:
        The values as a base-class ``numpy.ndarray``.
    """
    if value is None:
        fail(f"{what} is None: is a return statement missing?")
    if not isinstance(value, np.ndarray):
        fail(_with_hint(f"{what} is of type {type(value).__name__}, expected a NumPy array", hint))
    value = np.array(value, subok=False)
    _demand_numbers(value, what)
    if shape is not None:
        _demand_shape(value, shape, what, hint)
    if dtype is not None and value.dtype != np.dtype(dtype):
        fail(_with_hint(f"{what} has numbers of type {value.dtype}, expected {np.dtype(dtype)}", hint))
    return value


def tensor(value, what="the result", shape=None, hint=""):
    """Demand a tensor (of Keras) or an array and give its values as a plain NumPy array.

    Arguments as in :func:`array`.
    """
    if value is None:
        fail(f"{what} is None: is a return statement missing?")
    import keras

    if isinstance(value, (list, tuple, dict)) or not (isinstance(value, np.ndarray) or keras.ops.is_tensor(value)):
        fail(_with_hint(f"{what} is of type {type(value).__name__}, expected a tensor", hint))
    value = np.array(keras.ops.convert_to_numpy(value), subok=False)
    _demand_numbers(value, what)
    if shape is not None:
        _demand_shape(value, shape, what, hint)
    return value


def number(value, what="the result", hint=""):
    """Demand one number (Python's, NumPy's or a scalar tensor) and give it back as a float."""
    if value is None:
        fail(f"{what} is None: is a return statement missing?")
    if isinstance(value, (bool, np.bool_, str, bytes, list, tuple, dict, set)):
        fail(_with_hint(f"{what} is of type {type(value).__name__}, expected one number", hint))
    try:
        plain = np.array(value, subok=False)
        if plain.shape != ():
            fail(_with_hint(f"{what} is an array of shape {plain.shape}, expected one number", hint))
        return float(plain.astype("float64"))
    except (TypeError, ValueError):
        fail(_with_hint(f"{what} is of type {type(value).__name__}, expected one number", hint))


def integer(value, what="the result", hint=""):
    """Demand one whole number and give it back as an int; 32.0 is one, 32.5 is not."""
    plain = number(value, what, hint)
    that(plain == int(plain), _with_hint(f"{what} is {plain:g}, expected a whole number", hint))
    return int(plain)


def shape(value, expected, what="the result", hint=""):
    """Demand the shape of an array or tensor; ``None`` in the expected shape fits any size."""
    if value is None:
        fail(f"{what} is None: is a return statement missing?")
    if not hasattr(value, "shape"):
        fail(_with_hint(f"{what} is of type {type(value).__name__}, expected something with shape {expected}", hint))
    _demand_shape(value, expected, what, hint)


def close(found, expected, what="the result", hint="", rtol=1e-5, atol=1e-6):
    """Demand that numbers agree within ``atol + rtol · |expected|``.

    Args:
        found: the student's numbers: a number, an array or a tensor.
        expected: the right ones, from a reference that the check computed itself.
        what: the name of the numbers in messages.
        hint: where to look.
        rtol, atol: relative and absolute tolerance.
    """
    found, expected = _plain(found, what), np.array(expected, dtype="float64", subok=False)
    _demand_shape(found, expected.shape, what, hint)
    wrong = ~np.isclose(found, expected, rtol=rtol, atol=atol, equal_nan=False)
    if not wrong.any():
        return
    if found.ndim == 0:
        fail(_with_hint(f"{what} is {found:.6g}, expected {expected:.6g}", hint))
    with np.errstate(invalid="ignore"):
        gap = np.where(wrong, np.nan_to_num(np.abs(found - expected), nan=np.inf), -1)
    worst = np.unravel_index(np.argmax(gap), gap.shape)
    index = ", ".join(str(int(k)) for k in worst)
    share = "" if wrong.size == 1 else f" ({wrong.sum()} of {wrong.size} values are off)"
    fail(_with_hint(f"{what} at [{index}] is {found[worst]:.6g}, expected {expected[worst]:.6g}{share}", hint))


def equal(found, expected, what="the result", hint=""):
    """Demand that whole numbers (sizes, indices, counts) are exactly the expected ones, in order."""
    if found is None:
        fail(f"{what} is None: is a return statement missing?")
    plain, expected = _plain(found, what), np.array(expected, dtype="float64", subok=False)
    if plain.shape != expected.shape or not (plain == expected).all():
        fail(_with_hint(f"{what} is {_brief(plain)}, expected {_brief(expected)}", hint))


def unchanged(before, after, what="the input", hint="work on a copy, or on a new array"):
    """Demand that a function left its input as it was.

    Args:
        before: a copy made before the call.
        after: the array that was handed in.
        what, hint: as in :func:`close`.
    """
    before, after = np.asarray(before), np.asarray(after)
    same = before.shape == after.shape and before.dtype == after.dtype and np.array_equal(before, after)
    that(same, _with_hint(f"{what} was changed by your function, expected it untouched", hint))


# Models


def models(value, names=("autoencoder", "encoder", "decoder")):
    """Demand several Keras models in the stated order and give them back as a tuple.

    Args:
        value: what the student's function returned.
        names: what the models are called, in order.
    """
    import keras

    listed = ", ".join(names)
    if value is None:
        fail(f"the function returned None, expected {listed}: is a return statement missing?")
    if isinstance(value, keras.Model) or not isinstance(value, (tuple, list)):
        fail(f"the function returned one {type(value).__name__}, expected {len(names)} models: return {listed}")
    if len(value) != len(names):
        fail(f"the function returned {len(value)} things, expected {len(names)}: return {listed}")
    for name, model in zip(names, value, strict=True):
        if not isinstance(model, keras.Model):
            fail(
                f"{name} is of type {type(model).__name__}, expected a keras.Model (keras.Model(inputs, outputs) makes one)"
            )
    return tuple(value)


def triple(value):
    """Demand ``autoencoder, encoder, decoder``, three Keras models; see :func:`models`."""
    return models(value)


def composed(autoencoder, encoder, decoder, inputs, atol=1e-5):
    """Demand that the autoencoder is decoder(encoder(x)), and remains so when its weights change.

    Args:
        autoencoder, encoder, decoder: Keras models.
        inputs: an array to call them with.
        atol: the largest difference that counts as none.
    """
    _demand_same_output(autoencoder, encoder, decoder, inputs, atol, "as built")
    with moved_weights(autoencoder, inputs):
        _demand_same_output(autoencoder, encoder, decoder, inputs, atol, "after the autoencoder's weights changed")


def _demand_same_output(autoencoder, encoder, decoder, inputs, atol, when):
    whole = tensor(autoencoder(inputs), "the whole model(x)")
    parts = tensor(decoder(encoder(inputs)), "decoder(encoder(x))")
    that(
        whole.shape == parts.shape and np.allclose(whole, parts, atol=atol),
        f"{when}, the whole model(x) and decoder(encoder(x)) differ, expected them to be the same: build the three models "
        "from the same layers, and call a layer again rather than making a new one",
    )


@contextlib.contextmanager
def moved_weights(model, inputs, scale=0.05):
    """Move all weights of a model by random amounts, as training would, for the length of a block.

    Args:
        model: a Keras model; models that share its weights move with it.
        inputs: an array to call it with first, since some models have no weights before their first call.
        scale: the standard deviation of the amounts.
    """
    model(inputs)
    before = model.get_weights()
    rng = np.random.default_rng()
    model.set_weights([w + rng.normal(0, scale, w.shape).astype(w.dtype) for w in before])
    try:
        yield
    finally:
        model.set_weights(before)


def dense_stack(model, n_layers, what="the model"):
    """Demand that a model's weights are those of dense layers with biases, and give them back.

    Args:
        model: a Keras model that has been built (or called).
        n_layers: how many dense layers it must have.
        what: the model's name in messages.

    Returns:
        A list of (kernel, bias), NumPy arrays (inputs, units) and (units,), from input to output.
    """
    weights = model.get_weights()
    kernels, biases = [w for w in weights if w.ndim == 2], [w for w in weights if w.ndim == 1]
    layer_word = "one dense layer" if n_layers == 1 else f"{n_layers} dense layers"
    if len(kernels) != n_layers or len(kernels) + len(biases) != len(weights):
        fail(f"{what} has weights of shapes {[w.shape for w in weights]}, expected those of {layer_word}")
    if [k.shape[1:] for k in kernels] != [b.shape for b in biases]:
        fail(f"{what} has {len(biases)} bias vectors for {layer_word}, expected one for each: leave use_bias as it is")
    return list(zip(kernels, biases, strict=True))


def history(value, epochs):
    """Demand a Keras History with one training and one validation loss for every epoch."""
    import keras

    if not isinstance(value, keras.callbacks.History):
        what = "nothing" if value is None else "the model" if isinstance(value, keras.Model) else type(value).__name__
        fail(f"the function returned {what}, expected the History: return what fit returns")
    for name, source in [("loss", "training"), ("val_loss", "validation")]:
        losses = value.history.get(name)
        that(losses is not None, f"the History has no {name}: was {source} data handed to fit?")
        that(
            len(losses) == epochs, f"the History has {len(losses)} epochs, expected {epochs}: is epochs handed to fit?"
        )


def fitted_on(recorder, x, y, validation_x, validation_y, epochs, batch_size):
    """Demand that a recording model was fitted once, on these data, for so many epochs, in such batches.

    Args:
        recorder: what :func:`recording_model` returned, after it was trained.
        x, y: the expected training inputs and targets.
        validation_x, validation_y: the expected validation inputs and targets.
        epochs, batch_size: as handed to the student's function.
    """
    that(len(recorder.fits) == 1, f"fit was called {len(recorder.fits)} times, expected once")
    [call] = recorder.fits
    # the order of the rows is free, since some shuffle before they fit; input and target stay together
    known = {"training inputs": x, "training targets": y}
    known |= {"validation inputs": validation_x, "validation targets": validation_y}
    for part in ("training", "validation"):
        prefix = "" if part == "training" else "validation_"
        found_inputs, found_targets = call[f"{prefix}x"], call[f"{prefix}y"]
        that(found_inputs is not None, f"fit was called without {part} inputs")
        that(found_targets is not None, f"fit was called without {part} targets")
        for found, what in [(found_inputs, f"{part} inputs"), (found_targets, f"{part} targets")]:
            if not _same_rows([found], [known[what]]):
                others = [name for name, expected in known.items() if _same_rows([found], [expected])]
                that(not others, f"fit was called with the {' and '.join(others)} as its {what}")
                fail(f"fit was called with {what} that are none of the arrays handed in, or not all of one")
        that(
            _same_rows([found_inputs, found_targets], [known[f"{part} inputs"], known[f"{part} targets"]]),
            f"the {part} inputs and targets are in different orders, expected each input beside its target",
        )
    that(call["epochs"] == epochs, f"fit was called with epochs={call['epochs']}, expected {epochs}")
    size = call["batch_size"]
    that(size == batch_size, f"fit was called with batch_size={size}, expected {batch_size}")


def _same_rows(found, expected):
    if any(f.shape != e.shape for f, e in zip(found, expected, strict=True)):
        return False
    found, expected = (
        np.hstack([np.asarray(part, "float64").reshape(len(part), -1) for part in parts]) for parts in (found, expected)
    )
    in_order = [rows[np.lexsort(rows.T[::-1])] for rows in (found, expected)]
    return np.allclose(*in_order, atol=1e-6)


def all_weights_learn(model, inputs):
    """Demand that a gradient reaches every trainable weight of the model.

    Args:
        model: a Keras model with one output.
        inputs: an array to call it with.
    """
    import tensorflow as tf

    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(inputs, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    for weight, gradient in zip(model.trainable_variables, gradients, strict=True):
        that(
            gradient is not None,
            f"no gradient reaches the weight {weight.path}, expected every weight to take part in the output: "
            "is a layer built and not used, or is something rounded on the way?",
        )


def recording_model(model):
    """Make a model of the same layers that remembers how it is compiled and fitted.

    Args:
        model: a Functional Keras model; the new one shares its layers and trains them.

    Returns:
        A ``keras.Model`` with the attributes ``compiles`` (how often ``compile`` was called),
        ``fits`` (one dict for every call of ``fit``, with ``x``, ``y``, ``validation_x``, ``validation_y``
        as arrays or None, ``epochs``, ``batch_size`` and ``callbacks``) and the method
        ``compiled_loss(y, y_hat)``, the value of the loss it was compiled with.
    """
    import inspect

    import keras

    signature = inspect.signature(keras.Model.fit)

    class RecordingModel(keras.Model):
        compiles = 0

        def compile(self, *args, **kwargs):
            self.compiles += 1
            super().compile(*args, **kwargs)
            self.run_eagerly = True  # a few small steps are quicker than building a graph for them

        def fit(self, *args, **kwargs):
            call = signature.bind(self, *args, **kwargs)
            call.apply_defaults()
            given = call.arguments
            x, y, batch_size = _split_data(given["x"], given["y"], given["batch_size"])
            validation_x, validation_y, _ = _split_data(given["validation_data"], None, None)
            self.fits.append({
                "x": x, "y": y, "validation_x": validation_x, "validation_y": validation_y, "batch_size": batch_size,
                "epochs": given["epochs"], "callbacks": keras.tree.flatten(given["callbacks"] or []),
            })  # fmt: skip
            return super().fit(*args, **kwargs)

        def compiled_loss(self, y, y_hat):
            return float(self.compute_loss(y=keras.ops.convert_to_tensor(y), y_pred=keras.ops.convert_to_tensor(y_hat)))

    recorder = RecordingModel(model.inputs, model.outputs)
    recorder.fits = []
    return recorder


@contextlib.contextmanager
def recorded_fits(eagerly=True):
    """Record every call of ``fit``, whichever Keras model it is made on, for the length of a block.

    Args:
        eagerly: whether ``fit`` runs without building a graph, which is quicker for some twenty steps or less.

    Yields:
        A list that grows by one dict a call: ``x`` and ``y`` as arrays or None, ``epochs``, ``batch_size``, and
        ``weights``, the model's weights after the call. Training without ``fit`` leaves it empty.
    """
    import inspect
    from unittest import mock

    import keras

    calls, fit = [], keras.Model.fit
    signature = inspect.signature(fit)

    def recording_fit(self, *args, **kwargs):
        call = signature.bind(self, *args, **kwargs)
        call.apply_defaults()
        given = call.arguments
        x, y, batch_size = _split_data(given["x"], given["y"], given["batch_size"])
        self.run_eagerly = eagerly or self.run_eagerly
        history = fit(self, *args, **kwargs)
        calls.append(
            {"x": x, "y": y, "epochs": given["epochs"], "batch_size": batch_size, "weights": self.get_weights()}
        )
        return history

    with mock.patch.object(keras.Model, "fit", recording_fit):
        yield calls


def _split_data(x, y, batch_size):
    """Give what was handed to ``fit`` as arrays, in whatever form it came; ``batch_size`` None is Keras' 32."""
    if x is None:
        return None, None, batch_size
    if isinstance(x, (tuple, list)) and y is None:
        x, y = x[0], x[1] if len(x) > 1 else None
    if y is None and not hasattr(x, "shape") and hasattr(x, "__iter__"):  # tf.data.Dataset, PyDataset, ...
        batches = [tuple(np.asarray(part) for part in batch[:2]) for batch in iter(x)]
        x, y = (np.concatenate(parts) for parts in zip(*batches, strict=True))
        return x, y, len(batches[0][0])
    return np.asarray(x), None if y is None else np.asarray(y), batch_size or 32


# What stands behind them


def _explain(error, trace):
    if isinstance(error, NotImplementedError):
        return f"{error or 'the exercise is not written yet'}: write it in the answer cell, run that cell, then this one again."
    if isinstance(error, NameError) and len(traceback.extract_tb(trace)) == 1:
        return f"{error}: run the cell that defines it first (or Run ▸ Run All Above Selected Cell)."
    # The first frame is the check cell's own; the last one in a notebook cell is where the student can act.
    frames = traceback.extract_tb(trace)[1:]
    own = [frame for frame in frames if "ipykernel" in frame.filename or frame.filename.startswith("<ipython")]
    whose = "your code" if own else "calling what you returned"
    lines = [f"{whose} raised {type(error).__name__}: {_plain_message(str(error))}"]
    if not own and "incompatible with the layer" in lines[0]:
        lines.append("do the models come back in the order that was asked for, and is no size written in?")
    if own:
        lines.append(f"in {own[-1].name}, line {own[-1].lineno} of its cell: {own[-1].line}".removesuffix(": "))
    return "\n  ".join(lines)


def _plain_message(text, limit=600):
    """Keras sets the sentence that matters in bold, between where it happened and all the arguments."""
    emphasised = re.search(r"\x1b\[1m(.*?)\x1b\[0m", text, re.DOTALL)
    text = emphasised[1] if emphasised else text
    return text if len(text) <= limit else text[:limit] + " …"


def _with_hint(message, hint):
    return f"{message}: {hint}" if hint else message


def _demand_shape(value, expected, what, hint):
    found = tuple(value.shape)
    fits = len(found) == len(expected) and all(e is None or f == e for f, e in zip(found, expected, strict=True))
    if not fits:
        fail(_with_hint(f"{what} has shape {found}, expected {tuple(expected)}", hint))


def _demand_numbers(value, what):
    if value.dtype == object or value.dtype.kind not in "biufc":
        fail(f"{what} holds {value.dtype} in place of numbers")


def _plain(value, what):
    if value is None:
        fail(f"{what} is None: is a return statement missing?")
    try:
        return np.array(value, dtype="float64", subok=False)
    except (TypeError, ValueError):
        fail(f"{what} is of type {type(value).__name__} that does not hold plain numbers")


def _brief(values):
    return np.array2string(values, separator=", ", threshold=20, formatter={"float_kind": lambda v: f"{v:g}"})
